/** A reference to a credit subject, which the subjects subgraph resolves. */
export interface SubjectRef {
  readonly __typename: 'Subject';
  readonly id: string;
}

/** A reference to a department, which the government subgraph resolves. */
export interface DepartmentRef {
  readonly __typename: 'Department';
  readonly id: string;
}
