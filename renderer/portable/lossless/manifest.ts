/** The manifest of a lossless file. */
import { z } from 'zod'
import { limits } from '../limits'

export const formatName = 'drydock-record'
export const formatVersion = 1

const Part = z.object({
  path: z.string().regex(/^(docs\/(notes|reviews|study)\.update|versions\.json|images\/[0-9a-f]{64})$/),
  size: z.int().min(0).max(limits.entry),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  type: z.string().max(40).optional(),
})
export type PartEntry = z.infer<typeof Part>

export const ManifestShape = z.object({
  format: z.literal(formatName),
  version: z.int().min(1),
  app: z.string().max(100),
  madeAt: z.number(),
  parts: z.array(Part).max(limits.entries),
})
export type Manifest = z.infer<typeof ManifestShape>

/** Read before the rest, so that a newer file is refused for being newer and not for looking odd. */
export const VersionShape = z.object({ format: z.literal(formatName), version: z.int().min(1) })

export const VersionsShape = z.object({
  note: z.string().max(64),
  at: z.number().min(0).max(8.64e15),
  text: z.string().max(limits.note * 4),
})
