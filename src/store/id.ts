/** Ids are UUID version 7: they sort by the time they were made, so that new rows land at the end of an index. */
import { v7 } from 'uuid'

export function newId(): string {
  return v7()
}
