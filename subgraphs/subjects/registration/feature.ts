import type { Model } from 'mongoose';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import { domainOf } from '../../../schema/subgraphs';
import type { SubgraphContext } from '../../framework/context';
import type { Feature } from '../../framework/feature';
import { batchFiles } from '../../framework/intake/batches/batchFiles';
import type { IntakeModels } from '../../framework/intake/batches/model';
import { intakeResolvers } from '../../framework/intake/batches/resolvers';
import { startIntake } from '../../framework/intake/batches/start';
import { intakeStore } from '../../framework/intake/batches/store';
import type { IntakeTarget } from '../../framework/intake/target';
import type { FormerCodeRecord } from '../codes/record';
import { registrationStore, type WithRegistrations } from './store';
import { registrationTarget } from './target';
import type { RegistrationVersion } from './model';
import { unreportedRegistrationResolvers } from './unreported/resolvers';
import { unreportedRegistrationStore } from './unreported/store';
import { registrationWriter } from './writer';

interface Models {
  readonly subject: Model<SubjectRow>;
  readonly formerCode: Model<FormerCodeRecord>;
  readonly intake: IntakeModels;
  readonly registrationVersion: Model<RegistrationVersion>;
}

const { Query, ...resolvers } = intakeResolvers(domainOf('subjects'));

/** The intake of registrations: departments report the organisations of their registers. */
export const registrationFeature: Feature<Models> = {
  stores: {
    intake: ({ intake }, request) => intakeStore(intake, request),
    registrations: ({ registrationVersion: version }, request) =>
      registrationStore({ version }, request),
    unreportedRegistrations: (_models, request) => unreportedRegistrationStore(request),
  },
  resolvers: {
    ...resolvers,
    UnreportedRegistration: unreportedRegistrationResolvers.UnreportedRegistration,
    Query: {
      ...Query,
      ...unreportedRegistrationResolvers.Query,
      registrationVersions: (
        _: unknown,
        { uscc }: { readonly uscc: string },
        { stores }: SubgraphContext<WithRegistrations>,
      ) => stores.registrations.versions(uscc),
    },
  },
  begin({ intake, subject, formerCode, registrationVersion: version }, services) {
    const { vault, uploads, now } = services;
    const target = registrationTarget({ subject, formerCode }, vault);
    const targets = new Map<string, IntakeTarget>([[target.kind, target]]);
    return Promise.resolve(
      startIntake(intake, services, {
        targets,
        writer: registrationWriter({ subject, formerCode, version }, vault),
        files: (arrived) => batchFiles({ models: intake, uploads, targets, now, arrived }),
      }),
    );
  },
};
