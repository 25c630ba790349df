import { Link, useCreatePath } from 'react-admin';

/** To the page of another organisation. */
export function OrganisationLink({ code, name }: { code: string; name: string }) {
  const createPath = useCreatePath();
  return (
    <Link to={createPath({ resource: 'organisations', id: code, type: 'show' })}>
      {name} ({code})
    </Link>
  );
}
