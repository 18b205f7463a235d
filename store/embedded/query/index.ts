export { compileFilter } from './filter.js';
export type { Filter, Predicate } from './types.js';
