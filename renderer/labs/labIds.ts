/** Apart from the labs themselves, which load when one is opened. */
export const labIds: ReadonlySet<string> = new Set(['git', 'localfirst'])
