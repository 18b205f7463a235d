import type { SubgraphContext } from '../../framework/context';
import { listOfParent } from '../../framework/lists/listOfParent';
import type { PageArgs } from '../../framework/lists/page';
import { recordReader } from '../../framework/records/recordReader';
import type { PractitionerRow } from '../../../schema/generated/social.rows';

/** A practitioner's records of one type, newest first. */
export const recordsOfPractitioner = (type: string) =>
  listOfParent(
    (args: PageArgs, { request }: SubgraphContext, selection) =>
      recordReader(type, request).ofParents('practitionerId', args, selection),
    ({ _id }: PractitionerRow) => _id,
    ({ subjectId }: PractitionerRow) => subjectId,
  );
