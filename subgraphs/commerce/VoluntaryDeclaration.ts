import type {
  DeclarationScope,
  VoluntaryDeclarationKind,
} from '../../schema/generated/commerce.rows';
import { defineRecord } from '../framework/records/defineRecord';
import { OF_PERSONS, type OfPerson, type RestrictedClasses } from '../framework/records/restricted';

/** A declaration is published only as its subject wishes, and those of persons never are. */
const RESTRICTED_DECLARATIONS: RestrictedClasses<
  OfPerson & { readonly declaredScope: DeclarationScope }
> = {
  ...OF_PERSONS,
  UNPUBLISHED_DECLARATIONS: ({ declaredScope }) => declaredScope !== 'PUBLISHED',
};

export const voluntaryDeclaration = defineRecord<VoluntaryDeclarationKind>('VoluntaryDeclaration', {
  restricted: RESTRICTED_DECLARATIONS,
  fields: { selfDeclared: () => true },
});
