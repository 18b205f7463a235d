import type { SealedField, SealedFields } from '../../framework/vault/sealedFields';

/** The resolver of the age band and the directory also decrypt it. */
export const BIRTH_DATE: SealedField = { field: 'NaturalPerson.birthDate', path: 'birthDate' };

/** The directory also decrypts it, to compare names. */
export const PERSON_NAME: SealedField = {
  field: 'NaturalPerson.name',
  path: 'name',
  when: ({ kind }) => kind === 'NATURAL_PERSON',
};

/** The directory also decrypts it, to find the subdistrict of a person's home for statistics. */
export const HOME_ADDRESS: SealedField = {
  field: 'PersonalContact.address',
  path: 'personalContact.address',
};

/** The directory also decrypts it, for the exchange with the city. */
export const ID_NUMBER: SealedField = {
  field: 'NaturalPerson.idNumber',
  path: 'idNumber',
  index: 'idNumberIndex',
};

/**
 * The sealed fields of subjects. For a natural person: everything except the district, which decides
 * jurisdiction, and the mark of minors. For an organisation: the telephone number. Names that the
 * law makes public stay readable where they are published: those of legal representatives in the
 * registration of organisations (Provisional Regulations on Enterprise Information Disclosure,
 * Art. 6).
 */
export const SUBJECT_SEALED: SealedFields = {
  collection: 'subjects',
  subject: '_id',
  fields: [
    PERSON_NAME,
    ID_NUMBER,
    BIRTH_DATE,
    { field: 'NaturalPerson.sex', path: 'sex' },
    { field: 'PersonalContact.phone', path: 'personalContact.phone' },
    HOME_ADDRESS,
    { field: 'OrganizationContact.phone', path: 'organizationContact.phone' },
  ],
};
