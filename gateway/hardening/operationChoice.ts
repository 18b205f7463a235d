import { creditError } from '../../schema/errors';
import { standingPlugin, type StandingPlugin } from '../execution/compiled/hotPath/standingPlugin';

/** Refuses a request that leaves open which operation of its document is meant. */
export function operationChoicePlugin(): StandingPlugin {
  return standingPlugin({
    didResolveOperation({ operation }) {
      if (operation) return;
      throw creditError(
        'INVALID_OPERATION',
        'The operation name must be given, and be one of the document, where it holds several.',
      );
    },
  });
}
