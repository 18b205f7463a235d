/** What a hostile input is made from. */
export interface InputSeed {
  /** Different for every request: a text that has been asked before may be in a cache. */
  readonly serial: number;
  /** An organisation there is. */
  readonly organization: string;
}

/** A request body that costs its sender nothing and the service much. */
export interface HostileInput {
  readonly name: string;
  readonly body: (seed: InputSeed) => string;
}

const LISTS = [
  'permits',
  'penalties',
  'listEntries',
  'taxGrades',
  'sectorGrades',
  'honours',
  'qualifications',
  'discipline',
  'enforcements',
  'restrictions',
] as const;

/** Levels below which an input is deep, and beyond which most recursions fail. */
const DEEP = 3000;
const DEEPER = 6000;
/** Levels of list literals, each of which may double the work. */
const DOUBLING = 22;
const ALIASES = 12;

const body = (query: string, variables: string = '{}') =>
  `{"query":${JSON.stringify(query)},"variables":${variables}}`;
const nested = (open: string, inner: string, close: string, levels: number) =>
  open.repeat(levels) + inner + close.repeat(levels);
const subject = ({ serial, organization }: InputSeed, selection: string) =>
  body(`query Hostile_${serial} { subject(id: ${JSON.stringify(organization)}) { ${selection} } }`);

/** From each list back to the subject, so many times. */
const hops = (levels: number) =>
  nested('permits(first: 1) { nodes { subject { ', 'id', ' } } }', levels);

/** A name under many aliases, each with the same selection below. */
const aliased = (field: string, below: string) =>
  Array.from({ length: ALIASES }, (_, at) => `a${at}: ${field} ${below}`).join(' ');

/** Every kind of input that has ended or stalled a GraphQL gateway, by name. */
export const HOSTILE_INPUTS: readonly HostileInput[] = [
  { name: 'four-hops', body: (seed) => subject(seed, hops(4)) },
  {
    name: 'wide',
    body: (seed) =>
      subject(
        seed,
        LISTS.map((list) => `${list}(first: 1) { nodes { subject { ${wideLists()} } } }`).join(' '),
      ),
  },
  {
    name: 'nested-list-literal',
    body: ({ serial }) =>
      body(
        `query Hostile_${serial} { organization(uscc: ${nested('[', `"${serial}"`, ']', DOUBLING)}) { id } }`,
      ),
  },
  {
    name: 'nested-list-in-object',
    body: ({ serial }) =>
      body(
        `query Hostile_${serial} { searchOrganizations(filter: { region: ${nested('[', `"${serial}"`, ']', DOUBLING)} }) { totalCount } }`,
      ),
  },
  {
    name: 'nested-list-in-list-of-objects',
    body: ({ serial }) =>
      body(
        `query Hostile_${serial} { searchOrganizations(filter: ${nested('[{ region: ', `"${serial}"`, ' }]', DOUBLING)}) { totalCount } }`,
      ),
  },
  {
    name: 'aliased-introspection',
    body: ({ serial }) =>
      body(
        `query Hostile_${serial} { __schema { types { ...T } } } fragment T on __Type { ${aliased('fields', '{ ...F }')} } fragment F on __Field { ${aliased('type', '{ ...N }')} } fragment N on __Type { ${aliased('name', '')} }`,
      ),
  },
  {
    name: 'deep-list-variable',
    body: ({ serial }) =>
      body(
        `query Hostile_${serial}($uscc: UnifiedSocialCreditCode!) { organization(uscc: $uscc) { id } }`,
        `{"uscc":${nested('[', `"${serial}"`, ']', DEEPER)}}`,
      ),
  },
  {
    name: 'deep-object-variable',
    body: ({ serial }) =>
      body(
        `query Hostile_${serial}($filter: OrganizationFilter) { searchOrganizations(filter: $filter) { totalCount } }`,
        `{"filter":${nested('{"region":', `"${serial}"`, '}', DEEPER)}}`,
      ),
  },
  {
    name: 'deep-id-variable',
    body: ({ serial }) =>
      body(
        `query Hostile_${serial}($ids: [ID!]!) { subjects(ids: $ids) { id } }`,
        `{"ids":${nested('[', `"${serial}"`, ']', DEEPER)}}`,
      ),
  },
  {
    name: 'deep-selection',
    body: ({ serial }) => body(`query Hostile_${serial} ${nested('{ a ', '', '}', DEEP)}`),
  },
  {
    name: 'deep-fragments',
    body: ({ serial }) =>
      body(`query Hostile_${serial} { ${nested('... on Query { ', 'me { id }', ' }', DEEP)} }`),
  },
  {
    name: 'deep-list-literal',
    body: ({ serial }) =>
      body(
        `query Hostile_${serial} { organization(uscc: ${nested('[', `"${serial}"`, ']', DEEP)}) { id } }`,
      ),
  },
  {
    name: 'deep-object-literal',
    body: ({ serial }) =>
      body(
        `query Hostile_${serial} { searchOrganizations(filter: ${nested('{ region: ', `"${serial}"`, ' }', DEEP)}) { totalCount } }`,
      ),
  },
];

function wideLists(): string {
  return LISTS.map((list) => `${list}(first: 1) { totalCount }`).join(' ');
}

/**
 * The inputs of these names, or all of them.
 * @param names separated by commas
 * @throws Error for a name there is not
 */
export function hostileInputs(names: string | undefined): readonly HostileInput[] {
  if (names === undefined) return HOSTILE_INPUTS;
  return names.split(',').map((name) => {
    const found = HOSTILE_INPUTS.find((input) => input.name === name);
    if (found) return found;
    const known = HOSTILE_INPUTS.map((input) => input.name).join(', ');
    throw new Error(`There is no hostile input ${name}; there are ${known}.`);
  });
}
