/**
 * What an argument, an input field or a sort order reads when neither `@filtered`, `@ordered` nor
 * its own name says so: the fields (`Type.field`) whose values it lets a caller compare. The
 * schema's lint asks that a caller who may use it may read them all, masks lifted; otherwise
 * answers would tell what the field does not.
 *
 * Not needed where the name is the field's on the items returned, possibly with `From`, `To`,
 * `_ASC` or `_DESC` behind it, without `On` (`filedFrom` reads `filedOn`), or in the other
 * number (`ids` reads `id`). An empty list is for what compares no field, with the reason.
 */
export const FILTER_FIELDS: Readonly<Record<string, readonly string[]>> = {
  'OrganizationFilter.status': ['Organization.registration', 'Registration.status'],
  'OrganizationFilter.region': ['Organization.registration', 'Registration.region'],
  'OrganizationFilter.industry': ['Organization.registration', 'Registration.industry'],
  'OrganizationFilter.establishedFrom': ['Organization.registration', 'Registration.establishedOn'],
  'OrganizationFilter.establishedTo': ['Organization.registration', 'Registration.establishedOn'],
  'OrganizationOrder.ESTABLISHED_DESC': ['Organization.registration', 'Registration.establishedOn'],
  // The names of types, which every answer tells.
  'TimelineFilter.types': [],
  'ConsentFilter.organization': ['Consent.grantee', 'ConsentGrantee.organization'],
  'DisclosureLog.heads.from': ['LogHead.size'],
  'DisclosureLog.leaves.from': ['LogLeaf.index'],
  // A run of hashes, which tell nothing of what they are the hashes of.
  'DisclosureLog.leafHashes.from': [],
  'DisclosureLog.leafHashes.count': [],
  'DisclosureFilter.from': ['DisclosureEntry.at'],
  'DisclosureFilter.to': ['DisclosureEntry.at'],
  'NaturalPerson.accessHistory.from': ['AccessEntry.at'],
  'NaturalPerson.accessHistory.to': ['AccessEntry.at'],
  'LegalPerson.accessHistory.from': ['AccessEntry.at'],
  'LegalPerson.accessHistory.to': ['AccessEntry.at'],
  'UnincorporatedOrganization.accessHistory.from': ['AccessEntry.at'],
  'UnincorporatedOrganization.accessHistory.to': ['AccessEntry.at'],
  'SelfEmployed.accessHistory.from': ['AccessEntry.at'],
  'SelfEmployed.accessHistory.to': ['AccessEntry.at'],
};
