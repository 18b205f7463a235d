import { isErrorCode, type ErrorCode } from '../../schema/errors';
import { purposeAsked, type Viewer } from '../../schema/viewer';

/**
 * The reason in an analysis, which callers with different purposes may share: the purpose is
 * missing or wrong. The error code is chosen once the caller is known.
 */
export const LACKS_PURPOSE = 'LACKS_PURPOSE';

/** The reason of a denial of an anonymous caller that some callers with a token do not get. */
export const LACKS_LOGIN = 'LACKS_LOGIN';

/**
 * Returns the code of a reason, for a client that receives reasons; undefined when there is none.
 */
export type ReasonTeller = (reason: string | undefined) => ErrorCode | undefined;

/** Translates reasons of denials for a viewer, only to codes of the catalogue. */
export function tellReasons(viewer: Viewer): ReasonTeller {
  return (reason) => {
    if (reason === LACKS_PURPOSE)
      return purposeAsked(viewer) === undefined ? 'PURPOSE_REQUIRED' : 'PURPOSE_NOT_ALLOWED';
    return isErrorCode(reason) ? reason : undefined;
  };
}
