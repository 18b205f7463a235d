import type { NaturalPersonRow } from '../../schema/generated/subjects.rows';
import { chinaDate } from '../../schema/policy/chinaDate';
import { isDuplicate } from '../../subgraphs/framework/durable';
import { openDocument, sealDocument } from '../../subgraphs/framework/vault/sealedFields';
import { birthDateIn, isAdult, newPerson } from '../../subgraphs/subjects/person/newPerson';
import { subjectModel } from '../../subgraphs/subjects/subject/model';
import { SUBJECT_SEALED } from '../../subgraphs/subjects/subject/sealed';
import type { SubgraphVault } from '../keys/openVaults';
import type { NewPerson } from './personFile';

const TRIES = 2;

/**
 * Adds an adult natural person, encrypted as the subgraph expects. A stored person with the same
 * values is left unchanged.
 * @returns the subject's id, and whether this call added it
 * @throws Error for a minor, and for a number that is stored with other values
 */
export async function addPerson(
  { connection, vault }: Pick<SubgraphVault, 'connection' | 'vault'>,
  person: NewPerson,
  now: Date,
): Promise<{ readonly id: string; readonly added: boolean }> {
  const record = recordOf(person, chinaDate(now));
  const model = subjectModel(connection);
  await model.createIndexes();
  const indexes = vault.blindIndex('NaturalPerson.idNumber', person.idNumber);
  for (let tries = 0; tries < TRIES; tries++) {
    const found = await model
      .findOne({ idNumberIndex: { $in: indexes } })
      .lean<NaturalPersonRow>()
      .exec();
    if (found !== null) {
      const known = await openDocument(vault, SUBJECT_SEALED, found);
      if (!isSame(known, record))
        throw new Error(
          'A person with this idNumber is already stored with other values; nothing changed.',
        );
      return { id: known._id, added: false };
    }
    try {
      await model.insertMany([await sealDocument(vault, SUBJECT_SEALED, record)]);
      return { id: record._id, added: true };
    } catch (error) {
      // Another run added the same number first; the next try compares its values.
      if (!isDuplicate(error)) throw error;
    }
  }
  throw new Error('Another run is adding a person with this idNumber; retry.');
}

function recordOf(person: NewPerson, today: string): NaturalPersonRow {
  if (!isAdult(birthDateIn(person.idNumber), today))
    throw new Error('The person is under 18 and cannot be a credit subject; nothing was added.');
  return newPerson(person);
}

function isSame(
  known: NaturalPersonRow,
  { name, region, personalContact }: NaturalPersonRow,
): boolean {
  return (
    known.name === name &&
    known.region === region &&
    known.personalContact.phone === personalContact.phone &&
    known.personalContact.address === personalContact.address
  );
}
