import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../kit/context';
import type { SubjectRef } from '../../kit/record/references';
import { connectionSelection } from '../../kit/selection';
import { entityFields } from '../entityFields';
import type { Stores } from '../stores';
import type { SectorGradeRecord } from './record';
import type { SectorGradesOfSubject } from './store';

type Context = SubgraphContext<Stores>;

export const sectorGradeResolvers = {
  Subject: {
    sectorGrades: (
      { id }: SubjectRef,
      args: SectorGradesOfSubject,
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.sectorGrades.ofSubject(id, args, connectionSelection(info)),
  },
  SectorGrade: {
    ...entityFields((stores, id, fields) => stores.sectorGrades.byId(id, fields)),
    evaluatedOn: (grade: SectorGradeRecord) => grade.decisionDate,
    validUntil: (grade: SectorGradeRecord) => grade.expiresOn,
  },
};
