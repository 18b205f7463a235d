/** A specification with directives that this product reads by name. */
export interface Specification {
  /** Its URL without the version. */
  readonly identity: string;
  /** The supported versions; absent means any. */
  readonly versions?: readonly string[];
  /** The names, without `@`, of the directives that this product reads. */
  readonly directives: readonly string[];
  /** The types that this product reads. */
  readonly types?: readonly string[];
  /**
   * Prefix of the names that our readers use: the default prefix of names that are not imported.
   */
  readonly prefix?: string;
}

/** The specification of `@access` and `@mask`. */
export const ACCESS: Specification = {
  identity: 'https://credit.hedong.example/access',
  versions: ['v1.0'],
  directives: ['access', 'mask'],
};

/** The specification of `@cacheControl`. */
export const CACHE: Specification = {
  identity: 'https://credit.hedong.example/cache',
  versions: ['v1.0'],
  directives: ['cacheControl'],
};

/** `@cost` and `@listSize` of a supergraph. */
export const COST: Specification = {
  identity: 'https://specs.apollo.dev/cost',
  versions: ['v0.1'],
  directives: ['cost', 'listSize'],
};

/** The directives with which a supergraph assigns elements to subgraphs. */
export const JOIN: Specification = {
  identity: 'https://specs.apollo.dev/join',
  directives: [
    ...['type', 'field', 'graph', 'implements', 'enumValue', 'unionMember', 'directive'],
    'owner',
  ],
  types: ['Graph'],
  prefix: 'join__',
};

/** The directives with which a subgraph instructs composition. */
const FEDERATION: Specification = {
  identity: 'https://specs.apollo.dev/federation',
  directives: [
    ...['key', 'requires', 'provides', 'external', 'shareable', 'override', 'inaccessible', 'tag'],
    ...['interfaceObject', 'composeDirective', 'extends', 'cost', 'listSize'],
    ...['authenticated', 'requiresScopes', 'policy', 'context', 'fromContext'],
  ],
};

/** Every specification whose names are resolved. */
export const SPECIFICATIONS: readonly Specification[] = [ACCESS, CACHE, COST, JOIN, FEDERATION];
