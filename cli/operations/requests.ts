const SAFELIST = 'clientId version restricted operationCount bytes changedAt';
const RESULTS = 'results { id name outcome faults { message line column } }';
const PAGE = 'pageInfo { hasNextPage endCursor }';

/** The operations that the command sends to the service. */
export const REQUESTS = {
  safelist: `query ($clientId: ID!) { safelist(clientId: $clientId) { ${SAFELIST} } }`,
  safelists: `query ($after: String) {
    safelists(first: 100, after: $after) { nodes { ${SAFELIST} } ${PAGE} } }`,
  names: `query ($clientId: ID!, $after: String) {
    safelistOperations(clientId: $clientId, first: 100, after: $after) {
      nodes { id name kind aliases } ${PAGE} } }`,
  documents: `query ($clientId: ID!, $after: String) {
    safelistOperations(clientId: $clientId, first: 100, after: $after) {
      nodes { id name document } ${PAGE} } }`,
  show: `query ($clientId: ID!, $id: ID!) { safelistOperation(clientId: $clientId, id: $id) {
      id name kind document aliases addedAt addedBy } }`,
  changes: `query ($clientId: ID!, $after: String) {
    safelistChanges(clientId: $clientId, first: 100, after: $after) {
      nodes { version action at actor department reason added removed } ${PAGE} } }`,
  add: `mutation ($input: AddSafelistOperationsInput!, $key: ID!) {
    submitted: addSafelistOperations(input: $input, key: $key) { safelist { version } ${RESULTS} } }`,
  stage: `mutation ($input: StageSafelistOperationsInput!) {
    submitted: stageSafelistOperations(input: $input) { ${RESULTS} } }`,
  replace: `mutation ($input: ReplaceSafelistInput!, $key: ID!) {
    replaceSafelist(input: $input, key: $key) { ${SAFELIST} } }`,
  remove: `mutation ($input: RemoveSafelistOperationsInput!, $key: ID!) {
    removeSafelistOperations(input: $input, key: $key) { ${SAFELIST} } }`,
  release: `mutation ($input: ReleaseSafelistInput!, $key: ID!) {
    releaseSafelist(input: $input, key: $key) { ${SAFELIST} } }`,
} as const;

/** A safelist, as `REQUESTS` reads it. */
export interface ShownSafelist {
  readonly clientId: string;
  readonly version: number;
  readonly restricted: boolean;
  readonly operationCount: number;
}

/** The result for one submitted operation. */
export interface ShownResult {
  readonly id: string;
  readonly name: string | null;
  readonly outcome: 'ADDED' | 'UNCHANGED' | 'INVALID';
  readonly faults: readonly ShownFault[];
}

/** One reason why an operation is invalid. */
export interface ShownFault {
  readonly message: string;
  readonly line?: number | null;
  readonly column?: number | null;
}
