import type { CaseEffectRequest } from '../../../schema/cases/records';
import type { KindFacts } from '../records/kindFacts';
import type { Tables } from '../records/writer/tables';
import type { Vault } from '../vault/vault';

/** What changes the records of a subgraph for cases. */
export interface EffectParts {
  readonly tables: Tables;
  readonly vault: Vault;
  /** The facts about a kind of record of the subgraph; undefined for a type of another. */
  readonly kindFactsOf: (type: string) => KindFacts | undefined;
}

/** An effect of some actions. */
export type Effect<Action extends CaseEffectRequest['action']> = Extract<
  CaseEffectRequest,
  { readonly action: Action }
>;
