import { Link } from 'wouter'

/** A worker's own page in the academy (学时档案). */
export function LearnerLink({ id, children }: { id: string; children: string }) {
  return <Link href={`/academy/learners/${id}`}>{children}</Link>
}
