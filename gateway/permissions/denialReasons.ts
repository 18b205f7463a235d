import { isErrorCode, type ErrorCode } from '../../schema/errors';
import { purposeAsked, type Viewer } from '../../schema/viewer';

/**
 * In an analysis, which callers of different purposes may share: a purpose is what is lacking.
 * Which code that is, is told once the caller is known.
 */
export const LACKS_PURPOSE = 'LACKS_PURPOSE';

/** The code of a reason, for a client that is told reasons; undefined where there is none. */
export type ReasonTeller = (reason: string | undefined) => ErrorCode | undefined;

/** Tells a viewer's client the reasons of denials, as codes of the catalogue and nothing else. */
export function tellReasons(viewer: Viewer): ReasonTeller {
  return (reason) => {
    if (reason === LACKS_PURPOSE)
      return purposeAsked(viewer) === undefined ? 'PURPOSE_REQUIRED' : 'PURPOSE_NOT_ALLOWED';
    return isErrorCode(reason) ? reason : undefined;
  };
}
