import type { InstitutionRow, PractitionerRow } from '../../schema/generated/social.rows';
import type { JudgmentDefaulterRow } from '../../schema/generated/judicial.rows';
import { createHash } from 'node:crypto';
import mongoose from 'mongoose';
import { readCaseNumber } from '../../schema/identifiers/caseNumber';
import { parseResidentId } from '../../schema/identifiers/residentId';
import { parseUscc, usccWarnings } from '../../schema/identifiers/uscc';
import { demoOf } from '../../seed/demo';
import { planDataset, type DatasetOptions } from '../../seed/plan';
import { kindOf, type Row } from '../../seed/row';
import { datasetRows } from '../../seed/datasetRows';
import { SUBGRAPHS } from '../../subgraphs';
import { isLive } from '../../subgraphs/framework/records/live';
import type { CreditRecord } from '../../subgraphs/framework/records/record';
import { sealDocument } from '../../subgraphs/framework/vault/sealedFields';
import type {
  OrganizationRow,
  NaturalPersonRow,
  RelationRow,
  SubjectRow,
} from '../../schema/generated/subjects.rows';
import { memoryVault } from '../support/vault';

const DATASET: DatasetOptions = { subjects: 1200, seed: 7, today: '2026-11-22' };
const plan = planDataset(DATASET);
/** By `subgraph.Kind` of record or `subgraph.collection`. */
const byKind = new Map<string, Row[]>();
for (const row of datasetRows(plan)) {
  const key = kindOf(row);
  const found = byKind.get(key);
  if (found) found.push(row);
  else byKind.set(key, [row]);
}

function all<T>(name: string): T[] {
  return (byKind.get(name) ?? []).map((row) => row.document as unknown as T);
}

const subjects = all<SubjectRow>('subjects.subjects');
const organizations = subjects.filter((s): s is OrganizationRow => s.kind !== 'NATURAL_PERSON');
const people = subjects.filter((s): s is NaturalPersonRow => s.kind === 'NATURAL_PERSON');
const ids = new Set(subjects.map((subject) => subject._id));
const RECORDS = [...byKind.keys()].filter((name) =>
  Object.hasOwn(byKind.get(name)![0]!.document, 'visibleUntil'),
);

function hashOf(options: DatasetOptions): string {
  const hash = createHash('sha256');
  for (const { subgraph, collection, document } of datasetRows(planDataset(options))) {
    hash.update(subgraph).update(collection).update(mongoose.mongo.BSON.serialize(document));
  }
  return hash.digest('hex');
}

describe('the seeded dataset', () => {
  it('is the same byte for byte with the same seed, and differs with another', () => {
    const small = { ...DATASET, subjects: 200 };
    expect(hashOf(small)).toBe(hashOf(small));
    expect(hashOf({ ...small, seed: 8 })).not.toBe(hashOf(small));
  });

  it('has records of every kind, built by hand or derived from types', () => {
    const kinds = SUBGRAPHS.flatMap(({ name, records = [] }) =>
      records.map(({ type }) => `${name}.${type}`),
    );
    expect([...RECORDS].sort()).toEqual(kinds.sort());
  });

  it('has exactly the requested number of subjects, of all kinds', () => {
    expect(subjects).toHaveLength(DATASET.subjects);
    expect(new Set(subjects.map((subject) => subject.kind))).toEqual(
      new Set(['NATURAL_PERSON', 'LEGAL_PERSON', 'UNINCORPORATED_ORGANIZATION', 'SELF_EMPLOYED']),
    );
  });

  it('has valid and unique ids and identifiers that belong to nobody', () => {
    const every = [...byKind.values()].flat();
    expect(new Set(every.map((row) => row.document._id)).size).toBe(every.length);
    const unfit = organizations.filter(
      ({ uscc }) =>
        parseUscc(uscc) !== uscc ||
        usccWarnings(uscc).length > 0 ||
        uscc.slice(2, 10) !== '120102YY',
    );
    expect(unfit).toEqual([]);
    expect(new Set(organizations.map(({ uscc }) => uscc)).size).toBe(organizations.length);
    const adults = people.filter(({ minor }) => !minor);
    const contradictory = adults.filter(
      ({ idNumber, birthDate, sex, personalContact }) =>
        parseResidentId(idNumber!) !== idNumber ||
        !/^188\d-/.test(birthDate) ||
        idNumber.slice(6, 14) !== birthDate.replaceAll('-', '') ||
        (Number(idNumber[16]) % 2 === 1) !== (sex === 'MALE') ||
        !/^1020\d{7}$/.test(personalContact.phone ?? ''),
    );
    expect(contradictory).toEqual([]);
    expect(new Set(adults.map(({ idNumber }) => idNumber)).size).toBe(adults.length);
  });

  it('has no document number and no contact of a child', () => {
    const minors = people.filter(({ minor }) => minor);
    expect(minors.length).toBeGreaterThan(1);
    for (const child of minors) {
      expect(child.idNumber).toBeNull();
      expect(child.personalContact).toEqual({ phone: null, address: null });
      expect(child.birthDate > '2009-11-22').toBe(true);
    }
    const children = new Set(minors.map(({ _id }) => _id));
    const mismarked = RECORDS.flatMap((name) => all<CreditRecord>(name)).filter(
      (record) => record.subjectIsMinor !== children.has(record.subjectId),
    );
    expect(mismarked).toEqual([]);
    expect(all<CreditRecord>('judicial.JudgmentDebtor').some((r) => r.subjectIsMinor)).toBe(true);
    for (const name of ['judicial.JudgmentDefaulter', 'social.practitioners']) {
      expect(all<CreditRecord>(name).some((r) => children.has(r.subjectId))).toBe(false);
    }
  });

  it('matches the models: every document is valid and has no unknown field', async () => {
    const vault = memoryVault();
    for (const rows of byKind.values()) {
      const { collection, subgraph, type } = rows[0]!;
      const definition = SUBGRAPHS.find(({ name }) => name === subgraph)!;
      const own = mongoose.createConnection();
      definition.models(own);
      const model = own
        .modelNames()
        .map((name) => own.model(name))
        .find((candidate) =>
          type === undefined
            ? candidate.collection.collectionName === collection
            : candidate.modelName === type,
        );
      expect([collection, model?.collection.collectionName]).toEqual([collection, collection]);
      const sealed = definition.sealed?.find((fields) => fields.collection === collection);
      for (const { document: plain } of rows.slice(0, 20)) {
        const document = sealed ? await sealDocument(vault, sealed, plain) : plain;
        const hydrated = new model!(document, undefined, { strict: 'throw' });
        await expect(hydrated.validate()).resolves.toBeUndefined();
      }
    }
  });

  it('references only existing documents', () => {
    const records = RECORDS.flatMap((name) => all<CreditRecord>(name));
    expect(records.filter(({ subjectId }) => !ids.has(subjectId))).toEqual([]);
    const relations = all<RelationRow>('subjects.relations');
    const loose = relations.filter((r) => !ids.has(r.organizationId) || !ids.has(r.partyId));
    expect(loose).toEqual([]);
    const institutions = new Set(all<InstitutionRow>('social.institutions').map(({ _id }) => _id));
    const homeless = all<PractitionerRow>('social.practitioners').filter(
      ({ institutionId }) => institutionId != null && !institutions.has(institutionId),
    );
    expect(homeless).toEqual([]);
  });

  it('has shares that add up to 100%, and organisations that name their head by person', () => {
    const shares = new Map<string, number>();
    const names = new Map(subjects.map(({ _id, name }) => [_id, name]));
    const heads = new Map<string, string>();
    for (const relation of all<RelationRow>('subjects.relations')) {
      const { kind, organizationId, shareBasisPoints, partyId, until } = relation;
      if (kind === 'SHAREHOLDER') {
        shares.set(organizationId, (shares.get(organizationId) ?? 0) + shareBasisPoints!);
      }
      if (kind === 'LEGAL_REPRESENTATIVE' && until === null) {
        heads.set(organizationId, names.get(partyId)!);
      }
    }
    expect([...new Set(shares.values())]).toEqual([10_000]);
    const misnamed = organizations.filter(
      ({ _id, registration }) => heads.get(_id) !== registration.representativeName,
    );
    expect(misnamed).toEqual([]);
  });

  it('has lawyers at law firms, and defaulters with a case of the district’s court', () => {
    const institutions = new Map(
      all<InstitutionRow>('social.institutions').map((each) => [each._id, each]),
    );
    const prefixes = { LAWYER: /^31/, TEACHER: /^(12|52)/, DOCTOR: /^(12|52|91)/ } as const;
    for (const practitioner of all<PractitionerRow>('social.practitioners')) {
      if (practitioner.institutionId == null) continue;
      const institution = institutions.get(practitioner.institutionId)!;
      expect(institution.uscc).toMatch(prefixes[practitioner.profession]);
    }
    const defaulters = all<JudgmentDefaulterRow>('judicial.JudgmentDefaulter');
    expect(defaulters.length).toBeGreaterThan(10);
    for (const { caseNumber } of defaulters)
      expect(readCaseNumber(caseNumber).court).toBe('津0102');
    const cases = all<JudgmentDefaulterRow>('judicial.JudgmentDebtor').map(
      (each) => each.caseNumber,
    );
    expect(new Set(cases).size).toBe(cases.length);
  });

  it('has every state and every transition', () => {
    const records = RECORDS.flatMap((name) => all<CreditRecord>(name));
    expect(new Set(records.map(({ state }) => state))).toEqual(
      new Set(['ACTIVE', 'DISPUTED', 'REPAIRED', 'REVOKED', 'EXPIRED', 'FROZEN']),
    );
    const penalties = all<CreditRecord>('government.Penalty');
    expect(new Set(penalties.map(({ state }) => state))).toEqual(
      new Set(['ACTIVE', 'DISPUTED', 'REPAIRED', 'REVOKED', 'FROZEN']),
    );
    const ended = penalties.filter(
      (record) => record.state === 'ACTIVE' && record.visibleUntil < DATASET.today,
    );
    expect(ended.length).toBeGreaterThan(0);
    expect(records.some(({ visibleUntil }) => visibleUntil === '9999-12-31')).toBe(true);
    expect(new Set(records.map(({ disclosure }) => disclosure)).size).toBe(2);
  });

  it('has its dates in order', () => {
    const disordered = RECORDS.flatMap((name) => all<CreditRecord>(name)).filter((record) => {
      const { decisionDate, publicityStart, versions, state } = record;
      const changes = versions.map(({ changedAt }) => changedAt.getTime());
      return (
        decisionDate > publicityStart ||
        publicityStart >= DATASET.today ||
        changes.some((change, i) => i > 0 && change <= changes[i - 1]!) ||
        versions.at(-1)!.state !== state
      );
    });
    expect(disordered).toEqual([]);
  });

  it('has a company with live records in all five domains, and a person with many', () => {
    const { company, person, defaulter, fifty } = demoOf(plan);
    const liveOf = (id: string) =>
      RECORDS.filter((name) =>
        all<CreditRecord>(name).some(
          (record) => record.subjectId === id && isLive(record, DATASET.today),
        ),
      );
    const domains = new Set(liveOf(company).map((name) => name.split('.')[0]));
    expect(domains).toEqual(new Set(['government', 'commerce', 'social', 'judicial']));
    expect(liveOf(person).length).toBeGreaterThanOrEqual(5);
    expect(liveOf(defaulter)).toContain('judicial.JudgmentDefaulter');
    expect(fifty).toHaveLength(50);
    expect(fifty.every((id) => ids.has(id))).toBe(true);
  });
});

describe('the plan of a dataset', () => {
  it.each([0, 199, 200.5, 3_000_001])('refuses %p subjects', (count) => {
    expect(() => planDataset({ ...DATASET, subjects: count })).toThrow(
      `The number of subjects is ${count}; it must be a whole number between 200 and 3000000.`,
    );
  });
});
