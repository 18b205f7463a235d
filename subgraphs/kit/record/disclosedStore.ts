// recordStore itself keeps restricted records from those without a right to them.
export { recordStore as disclosedStore } from './recordStore';
