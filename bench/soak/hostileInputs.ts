/** The values from which a hostile input is created. */
export interface InputSeed {
  /** Different for every request, because the response to a repeated text may be cached. */
  readonly serial: number;
  /** Id of an existing organisation. */
  readonly organization: string;
}

/** A request body that is cheap for its sender and expensive for the service. */
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

/** Nesting depth at which most recursive code fails. */
const NESTING_DEPTH = 3000;
const DEEPER = 6000;
/** Levels of list literals, each of which may double the work. */
const DOUBLING_DEPTH = 22;
const ALIASES = 12;

const body = (query: string, variables: string = '{}') =>
  `{"query":${JSON.stringify(query)},"variables":${variables}}`;
const nested = (open: string, inner: string, close: string, levels: number) =>
  open.repeat(levels) + inner + close.repeat(levels);
const subject = ({ serial, organization }: InputSeed, selection: string) =>
  body(`query Hostile_${serial} { subject(id: ${JSON.stringify(organization)}) { ${selection} } }`);

/** A selection from each list back to the subject, repeated this many times. */
const hops = (levels: number) =>
  nested('permits(first: 1) { nodes { subject { ', 'id', ' } } }', levels);

/** A field under many aliases, each with the same selection set. */
const aliased = (field: string, below: string) =>
  Array.from({ length: ALIASES }, (_, index) => `a${index}: ${field} ${below}`).join(' ');

/** Every kind of input that has crashed or stalled a GraphQL gateway, by name. */
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
        `query Hostile_${serial} { organization(uscc: ${nested('[', `"${serial}"`, ']', DOUBLING_DEPTH)}) { id } }`,
      ),
  },
  {
    name: 'nested-list-in-object',
    body: ({ serial }) =>
      body(
        `query Hostile_${serial} { searchOrganizations(filter: { region: ${nested('[', `"${serial}"`, ']', DOUBLING_DEPTH)} }) { totalCount } }`,
      ),
  },
  {
    name: 'nested-list-in-list-of-objects',
    body: ({ serial }) =>
      body(
        `query Hostile_${serial} { searchOrganizations(filter: ${nested('[{ region: ', `"${serial}"`, ' }]', DOUBLING_DEPTH)}) { totalCount } }`,
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
    body: ({ serial }) => body(`query Hostile_${serial} ${nested('{ a ', '', '}', NESTING_DEPTH)}`),
  },
  {
    name: 'deep-fragments',
    body: ({ serial }) =>
      body(
        `query Hostile_${serial} { ${nested('... on Query { ', 'me { id }', ' }', NESTING_DEPTH)} }`,
      ),
  },
  {
    name: 'deep-list-literal',
    body: ({ serial }) =>
      body(
        `query Hostile_${serial} { organization(uscc: ${nested('[', `"${serial}"`, ']', NESTING_DEPTH)}) { id } }`,
      ),
  },
  {
    name: 'deep-object-literal',
    body: ({ serial }) =>
      body(
        `query Hostile_${serial} { searchOrganizations(filter: ${nested('{ region: ', `"${serial}"`, ' }', NESTING_DEPTH)}) { totalCount } }`,
      ),
  },
];

function wideLists(): string {
  return LISTS.map((list) => `${list}(first: 1) { totalCount }`).join(' ');
}

/**
 * The inputs with these names, or all of them.
 * @param names separated by commas
 * @throws Error for an unknown name
 */
export function hostileInputs(names: string | undefined): readonly HostileInput[] {
  if (names === undefined) return HOSTILE_INPUTS;
  return names.split(',').map((name) => {
    const found = HOSTILE_INPUTS.find((input) => input.name === name);
    if (found) return found;
    const known = HOSTILE_INPUTS.map((input) => input.name).join(', ');
    throw new Error(`There is no hostile input ${name}; the inputs are ${known}.`);
  });
}
