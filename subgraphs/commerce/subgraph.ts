import { defineSubgraph } from '../framework/defineSubgraph';
import { commitmentTemplateResolvers } from './commitmentTemplates';
import { creditCommitment } from './CreditCommitment';
import { declarationItemResolvers } from './declarationItems';
import { sectorGrade } from './SectorGrade';
import { taxGrade } from './TaxGrade';
import { voluntaryDeclaration } from './VoluntaryDeclaration';

/** 商务诚信: lists, grades, honours and commitments of market participants. */
export const commerceSubgraph = defineSubgraph({
  name: 'commerce',
  records: [creditCommitment, sectorGrade, taxGrade, voluntaryDeclaration],
  resolvers: [commitmentTemplateResolvers, declarationItemResolvers],
});
