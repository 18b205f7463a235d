/** A reference to a credit subject, resolved by the subjects subgraph. */
export interface SubjectRef {
  readonly __typename: 'Subject';
  readonly id: string;
}

/** A reference to a department, resolved by the government subgraph. */
export interface DepartmentRef {
  readonly __typename: 'Department';
  readonly id: string;
}
