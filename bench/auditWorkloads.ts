import type { Workload } from './workloads';

const OWN = 'id ... on NaturalPerson { name idNumber birthDate sex contact { phone address } }';

const ACROSS = `
  ${OWN}
  permits(first: 5) { nodes { id decisionDate state } }
  penalties(first: 5) { nodes { id decisionDate state } }
  sectorGrades(first: 5) { nodes { id decisionDate } }
  qualifications(first: 5) { nodes { id decisionDate title } }
  honours(first: 5) { nodes { id decisionDate } }
  enforcements(first: 5) { nodes { id decisionDate } }`;

/** The three workloads, applied to natural persons, so that each response is a disclosure. */
export const AUDIT_WORKLOADS: readonly Workload[] = [
  {
    name: 'Q1',
    about: 'one person from one subgraph',
    query: `query Q1($ids: [ID!]!) { subjects(ids: $ids) { ${OWN} } }`,
    subjects: 1,
  },
  {
    name: 'Q2',
    about: 'one person across five subgraphs',
    query: `query Q2($ids: [ID!]!) { subjects(ids: $ids) { ${ACROSS} } }`,
    subjects: 1,
  },
  {
    name: 'Q3',
    about: 'fifty persons across five subgraphs',
    query: `query Q3($ids: [ID!]!) { subjects(ids: $ids) { ${ACROSS} } }`,
    subjects: 50,
  },
];
