export { compileFilter } from './filter';
export type { Filter, Predicate } from './types';
