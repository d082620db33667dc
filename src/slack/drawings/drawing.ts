import type { HomeView, ModalView } from '@slack/types'
import type { Words } from '../../i18n/en.ts'
import type { Payload } from '../views/payload.ts'

/** A view in one case. The name is the view's file, and what is special about the case. */
export type Drawing = { readonly name: string; readonly draw: (words: Words) => Payload | ModalView | HomeView }

export function isMessage(drawn: Payload | ModalView | HomeView): drawn is Payload {
  return 'text' in drawn
}
