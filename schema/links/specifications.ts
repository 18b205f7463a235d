/** A specification whose directives this product reads by name. */
export interface Specification {
  /** Its URL without the version. */
  readonly identity: string;
  /** The versions that are understood; any where absent. */
  readonly versions?: readonly string[];
  /** The names, without `@`, of the directives that are read. */
  readonly directives: readonly string[];
  /** The types that are read. */
  readonly types?: readonly string[];
  /** What our readers' names begin with: the usual prefix of names that are not imported. */
  readonly prefix?: string;
}

/** The specification of `@access` and `@mask`. */
export const ACCESS: Specification = {
  identity: 'https://credit.hedong.example/access',
  versions: ['v1.0'],
  directives: ['access', 'mask'],
};

/** `@cost` and `@listSize`, as a supergraph has them. */
export const COST: Specification = {
  identity: 'https://specs.apollo.dev/cost',
  versions: ['v0.1'],
  directives: ['cost', 'listSize'],
};

/** How a supergraph says which subgraph has what. */
export const JOIN: Specification = {
  identity: 'https://specs.apollo.dev/join',
  directives: [
    ...['type', 'field', 'graph', 'implements', 'enumValue', 'unionMember', 'directive'],
    'owner',
  ],
  types: ['Graph'],
  prefix: 'join__',
};

/** What a subgraph tells composition. */
const FEDERATION: Specification = {
  identity: 'https://specs.apollo.dev/federation',
  directives: [
    ...['key', 'requires', 'provides', 'external', 'shareable', 'override', 'inaccessible', 'tag'],
    ...['interfaceObject', 'composeDirective', 'extends', 'cost', 'listSize'],
    ...['authenticated', 'requiresScopes', 'policy', 'context', 'fromContext'],
  ],
};

/** Every specification whose names are resolved. */
export const SPECIFICATIONS: readonly Specification[] = [ACCESS, COST, JOIN, FEDERATION];
