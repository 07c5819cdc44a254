import { globRegExp } from '../work/glob'

/** Globs over names of refs, in which a star goes over slashes as well. */
export const matchesGlob = (glob: string, name: string): boolean => globRegExp(glob, { isPathname: false }).test(name)
