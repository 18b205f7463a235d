/** An operation with which the service is loaded. */
export interface Workload {
  readonly name: 'Q1' | 'Q2' | 'Q3';
  readonly about: string;
  readonly query: string;
  /** Number of subjects that one operation queries. */
  readonly subjects: number;
}

const REGISTRATION = `
  id kind
  ... on Organization {
    name uscc formerNames
    registration { status authority region establishedOn capital scope industry representativeName }
  }`;

const ACROSS = `
  ${REGISTRATION}
  permits(first: 5) { nodes { id decisionDate state basis { title number date } } }
  penalties(first: 5) { nodes { id decisionDate state basis { title number date } } }
  listEntries(first: 5) { nodes { id decisionDate state } }
  taxGrades(first: 5) { nodes { id decisionDate } }
  honours(first: 5) { nodes { id decisionDate } }
  qualifications(first: 5) { nodes { id decisionDate } }
  enforcements(first: 5) { nodes { id decisionDate } }
  restrictions(first: 5) { nodes { id decisionDate } }`;

/** The three workloads that every bench of this project uses. */
export const WORKLOADS: readonly Workload[] = [
  {
    name: 'Q1',
    about: 'one subject from one subgraph',
    query: `query Q1($ids: [ID!]!) { subjects(ids: $ids) { ${REGISTRATION} } }`,
    subjects: 1,
  },
  {
    name: 'Q2',
    about: 'one subject across five subgraphs',
    query: `query Q2($ids: [ID!]!) { subjects(ids: $ids) { ${ACROSS} } }`,
    subjects: 1,
  },
  {
    name: 'Q3',
    about: 'fifty subjects across five subgraphs',
    query: `query Q3($ids: [ID!]!) { subjects(ids: $ids) { ${ACROSS} } }`,
    subjects: 50,
  },
];
