const CLIENT = `id kind name organization status
  confirmation { name organizationName at actor department } purposes clusters mode refusals binding developer
  quotas { costPerMinute subjectsPerHour subjectsPerDay } keys { thumbprint jwk } certificates origins
  version registeredAt changedAt`;

const UPDATE = `mutation ($input: UpdateClientInput!, $key: ID!) {
    updateClient(input: $input, key: $key) { ${CLIENT} } }`;

/** The operations that the command line sends to the service, by name. */
export const OPERATIONS = {
  list: `query ($kind: ClientKind, $status: ClientStatus, $after: String) {
    clients(kind: $kind, status: $status, first: 100, after: $after) {
      nodes { id kind status binding name organization confirmation { name organizationName } version } pageInfo { hasNextPage endCursor }
    } }`,
  show: `query ($id: ID!) { client(id: $id) { ${CLIENT} }
    safelist(clientId: $id) { version restricted operationCount changedAt } }`,
  changes: `query ($id: ID!, $after: String) {
    clientChanges(clientId: $id, first: 100, after: $after) {
      nodes { version action at actor department reason fields { field before after } }
      pageInfo { hasNextPage endCursor }
    } }`,
  register: `mutation ($input: RegisterClientInput!, $key: ID!) {
    registerClient(input: $input, key: $key) { ${CLIENT} } }`,
  update: UPDATE,
  origins: UPDATE,
  keys: `mutation ($input: SetClientKeysInput!, $key: ID!) {
    setClientKeys(input: $input, key: $key) { ${CLIENT} } }`,
  confirm: `mutation ($input: ConfirmClientInput!, $key: ID!) {
    confirmClient(input: $input, key: $key) { ${CLIENT} } }`,
  suspend: `mutation ($input: ClientStatusInput!, $key: ID!) {
    suspendClient(input: $input, key: $key) { ${CLIENT} } }`,
  reinstate: `mutation ($input: ClientStatusInput!, $key: ID!) {
    reinstateClient(input: $input, key: $key) { ${CLIENT} } }`,
} as const;

export type Command = keyof typeof OPERATIONS;

/** Every command, in the order in which they are listed. */
export const COMMANDS = Object.keys(OPERATIONS) as Command[];
