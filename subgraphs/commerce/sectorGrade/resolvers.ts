import type { SubgraphContext } from '../../kit/context';
import { listOfParent } from '../../kit/page/listOfParent';
import type { SubjectRef } from '../../kit/record/references';
import { entityFields } from '../entityFields';
import type { Stores } from '../stores';
import type { SectorGradeRecord } from './record';
import type { SectorGradesOfSubject } from './store';

type Context = SubgraphContext<Stores>;

export const sectorGradeResolvers = {
  Subject: {
    sectorGrades: listOfParent(
      (args: SectorGradesOfSubject, { stores }: Context, selection) =>
        stores.sectorGrades.ofSubjects(args, selection),
      ({ id }: SubjectRef) => id,
    ),
  },
  SectorGrade: {
    ...entityFields((stores, id, fields) => stores.sectorGrades.byId(id, fields)),
    evaluatedOn: (grade: SectorGradeRecord) => grade.decisionDate,
    validUntil: (grade: SectorGradeRecord) => grade.expiresOn,
  },
};
