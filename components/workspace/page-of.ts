import type { Address } from './address.ts'

/** The page of the list that the address asks for, from 1. */
export const pageOf = ({ params }: Address): number =>
  Math.max(1, Number.parseInt(params.get('page') ?? '1', 10) || 1)
