/** A public body responsible for public credit information in Hedong. */
export interface DepartmentEntry {
  /** Slug: the `dept:` term, the viewer's `department` and the Department entity's code. */
  readonly id: string;
  /** Full name in Chinese. */
  readonly name: string;
  /** The short name in the district's plan. */
  readonly shortName: string;
  readonly english: string;
}

const department = (
  id: string,
  shortName: string,
  name: string,
  english: string,
): DepartmentEntry => Object.freeze({ id, name, shortName, english });

/**
 * The 31 responsible bodies of the Hedong social credit plan, in the plan's own order. Short
 * names are the plan's; full names follow the bodies' customary titles. The street offices are
 * one entry, as in the plan.
 */
export const DEPARTMENTS: readonly DepartmentEntry[] = Object.freeze([
  department(
    'development-reform',
    '区发展改革委',
    '天津市河东区发展和改革委员会',
    'Development and Reform Commission of Hedong District',
  ),
  department(
    'government-services',
    '区政务服务办',
    '天津市河东区人民政府政务服务办公室',
    'Government Services Office of Hedong District',
  ),
  department(
    'market-regulation',
    '区市场监管局',
    '天津市河东区市场监督管理局',
    'Market Regulation Bureau of Hedong District',
  ),
  department(
    'finance-services',
    '区金融局',
    '天津市河东区金融工作局',
    'Financial Work Bureau of Hedong District',
  ),
  department(
    'public-finance',
    '区财政局',
    '天津市河东区财政局',
    'Public Finance Bureau of Hedong District',
  ),
  department(
    'taxation',
    '区税务局',
    '国家税务总局天津市河东区税务局',
    'Hedong District Taxation Bureau of the State Taxation Administration',
  ),
  department(
    'housing-construction',
    '区住建委',
    '天津市河东区住房和建设委员会',
    'Housing and Construction Commission of Hedong District',
  ),
  department('commerce', '区商务局', '天津市河东区商务局', 'Commerce Bureau of Hedong District'),
  department(
    'civil-affairs',
    '区民政局',
    '天津市河东区民政局',
    'Civil Affairs Bureau of Hedong District',
  ),
  department('education', '区教育局', '天津市河东区教育局', 'Education Bureau of Hedong District'),
  department(
    'culture-tourism',
    '区文化旅游局',
    '天津市河东区文化和旅游局',
    'Culture and Tourism Bureau of Hedong District',
  ),
  department(
    'human-resources',
    '区人力社保局',
    '天津市河东区人力资源和社会保障局',
    'Human Resources and Social Security Bureau of Hedong District',
  ),
  department(
    'health',
    '区卫健委',
    '天津市河东区卫生健康委员会',
    'Health Commission of Hedong District',
  ),
  department(
    'ecology-environment',
    '区生态环境局',
    '天津市河东区生态环境局',
    'Ecology and Environment Bureau of Hedong District',
  ),
  department(
    'science-technology',
    '区科技局',
    '天津市河东区科学技术局',
    'Science and Technology Bureau of Hedong District',
  ),
  department('justice', '区司法局', '天津市河东区司法局', 'Justice Bureau of Hedong District'),
  department(
    'statistics',
    '区统计局',
    '天津市河东区统计局',
    'Statistics Bureau of Hedong District',
  ),
  department(
    'emergency-management',
    '区应急局',
    '天津市河东区应急管理局',
    'Emergency Management Bureau of Hedong District',
  ),
  department(
    'urban-management',
    '区城管委',
    '天津市河东区城市管理委员会',
    'Urban Management Commission of Hedong District',
  ),
  department(
    'cyberspace',
    '区网信办',
    '中共天津市河东区委网络安全和信息化委员会办公室',
    'Cyberspace Affairs Office of the Hedong District Party Committee',
  ),
  department(
    'fire-rescue',
    '区消防救援支队',
    '天津市河东区消防救援支队',
    'Fire and Rescue Detachment of Hedong District',
  ),
  department(
    'court',
    '区人民法院',
    '天津市河东区人民法院',
    "People's Court of Hedong District, Tianjin",
  ),
  department(
    'procuratorate',
    '区检察院',
    '天津市河东区人民检察院',
    "People's Procuratorate of Hedong District, Tianjin",
  ),
  department(
    'public-security',
    '公安河东分局',
    '天津市公安局河东分局',
    'Hedong Branch of the Tianjin Public Security Bureau',
  ),
  department(
    'party-organization',
    '区委组织部',
    '中共天津市河东区委组织部',
    'Organization Department of the Hedong District Party Committee',
  ),
  department(
    'party-publicity',
    '区委宣传部',
    '中共天津市河东区委宣传部',
    'Publicity Department of the Hedong District Party Committee',
  ),
  department(
    'civilization',
    '区文明办',
    '天津市河东区精神文明建设委员会办公室',
    'Civic Advancement Office of Hedong District',
  ),
  department(
    'industry-promotion',
    '区产促局',
    '天津市河东区产业促进局',
    'Industry Promotion Bureau of Hedong District',
  ),
  department(
    'building-economy',
    '区楼宇办',
    '天津市河东区楼宇经济办公室',
    'Building Economy Office of Hedong District',
  ),
  department(
    'cooperation-exchange',
    '区合作交流办',
    '天津市河东区人民政府合作交流办公室',
    'Co-operation and Exchange Office of Hedong District',
  ),
  department(
    'subdistricts',
    '各街道',
    '天津市河东区各街道办事处',
    'Subdistrict offices of Hedong District',
  ),
]);
