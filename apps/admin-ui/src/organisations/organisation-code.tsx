import { Link, useCreatePath } from 'react-admin';

/** To the page of an organisation of which only the code is at hand. */
export function OrganisationCode({ code }: { code: string }) {
  const createPath = useCreatePath();
  return <Link to={createPath({ resource: 'organisations', id: code, type: 'show' })}>{code}</Link>;
}
