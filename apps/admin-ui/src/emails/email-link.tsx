import { Link, useCreatePath } from 'react-admin';

/** An email by its subject, leading to its page. */
export function EmailLink({ id, subject }: { id: string; subject: string }) {
  const createPath = useCreatePath();
  return <Link to={createPath({ resource: 'emails', id, type: 'show' })}>{subject}</Link>;
}
