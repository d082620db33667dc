import { logMeantDelivery } from '../../flows/log-delivery.ts'
import type { Action } from '../action.ts'
import { readCarriedDelivery } from '../carried-delivery.ts'
import { deliveryOutcomeView } from '../views/delivery-outcome.ts'
import { sentenceView } from '../views/refusal.ts'

/** Logs a delivery that was asked about. What the button carries is looked at again where it is saved. */
export const deliverySure: Action = {
  id: 'delivery-sure',
  right: 'log-sales-fact',
  async run({ db, clock, by, words }, value) {
    const delivery = readCarriedDelivery(value)
    if (!delivery) return sentenceView(words.gate.notReadable)
    return deliveryOutcomeView(await logMeantDelivery(db, clock, by, delivery), words)
  },
}
