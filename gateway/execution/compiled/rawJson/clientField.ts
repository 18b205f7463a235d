import type { FieldSelection } from '@apollo/federation-internals';
import type { RawField } from '../../rawJson/rawRun';

/** A field of the client's answer that may be forwarded as raw JSON. */
export interface ClientField extends RawField {
  readonly selection: FieldSelection;
}
