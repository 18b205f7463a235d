export type { CreditRecord as DisclosedRecord, Disclosure } from './record';
