/** Thrown for data that does not conform to the schema; stock response shaping then takes over. */
export const ANOMALY = new Error('The data does not conform to the schema.');
