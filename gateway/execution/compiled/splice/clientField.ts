import type { FieldSelection } from '@apollo/federation-internals';
import type { SplicedField } from '../../rawJson/splicedRun';

/** A field of the client's answer that may be passed on as text. */
export interface ClientField extends SplicedField {
  readonly selection: FieldSelection;
}
