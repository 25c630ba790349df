// Ends with advice when this Node is too old. Imported first, for that to be the first thing one hears.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `This needs Node 20.19 or later; you have ${process.versions.node}.\n` +
      'Get it from https://nodejs.org/ or with a version manager, for example: nvm install 22',
  );
  process.exit(1);
}
