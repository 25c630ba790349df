/** Listens on a free port and prints the address; ends when asked to. */
export async function serve(app) {
  process.once('SIGTERM', () => process.exit(0));
  console.log(await app.listen({ port: 0, host: '127.0.0.1' }));
}
