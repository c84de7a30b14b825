export { clearanceMessage, rolesMessage } from './access.ts';
export { achievedMessage, openProposals } from './achieved.ts';
export {
  ACTION,
  CALLBACK,
  decodePage,
  decodePlace,
  decodeReminder,
  decodeRow,
  encodePage,
  encodePlace,
  encodeReminder,
  encodeRow,
  HOME,
  type Paged,
  type PageValue,
  type RowValue,
  SHORTCUT,
} from './actions.ts';
export { asksMessage } from './asks.ts';
export { assignedMessage, assignProposal } from './assign.ts';
export { BOARD_FILTERS, boardMessage } from './board.ts';
export { cableMessage } from './cable.ts';
export { card } from './card.ts';
export { countryMessage } from './country.ts';
export { deadlinesMessage } from './deadlines.ts';
export { digestMessage, hasNews } from './digest.ts';
export { stateWords, title } from './facts.ts';
export { type HelpLine, helpMessage, sayingsMessage } from './help.ts';
export { historyMessage } from './history.ts';
export {
  decodePages,
  encodePages,
  type HomeOf,
  type HomePages,
  homeView,
  type JustSaid,
  refusedHome,
} from './home.ts';
export { amendedMessage, standingChanges } from './import-changes.ts';
export { readPreview } from './import-form.ts';
export { previewModal } from './import-modal.ts';
export { decodeOffer, offerMessage } from './import-offer.ts';
export { partModal, readPart } from './import-parts.ts';
export { keepPoint, pointModal, readPoint } from './import-points.ts';
export { replyName, replyPatch } from './import-reply.ts';
export { type ImportFor, type ImportSheet, importFor } from './import-sheet.ts';
export { importModal, importNotice } from './import-start.ts';
export { type FormValues, fieldOf } from './inputs.ts';
export { LIMITS } from './limits.ts';
export { linkBlocks, listMessage } from './list.ts';
export { lookUpModal, type NamedCable, namedCablesMessage } from './look-up.ts';
export { mineMessage } from './mine.ts';
export { mentionedIn, named } from './named.ts';
export { errorMessage, noticeMessage } from './notices.ts';
export { panelModal, placeOfPanel, waitingModal } from './panel.ts';
export type { MessageContent } from './parts.ts';
export { personalReminder, personalReminderHidden, remindLaterMessage } from './personal.ts';
export {
  pickCountryModal,
  pickDemarcheModal,
  type RecordFrom,
  recordFromOf,
  sourceWords,
} from './pick-modal.ts';
export { pointsMessage } from './points.ts';
export { heldMessage, recordedMessage, undoneMessage } from './record.ts';
export { ownerReminder, reminderDone, reminderMessage } from './reminder.ts';
export { settingsWords } from './reminder-settings.ts';
export { readResponse, responseFormFor, responseModal } from './response-modal.ts';
export { countMessage, proposalMessage, questionMessage } from './say.ts';
export { searchMessage } from './search.ts';
export { sinceMessage } from './since.ts';
export { tableMessage } from './table.ts';
export { dateToken, escapeText, localTime } from './text.ts';
export { toldThenMessage } from './told-then.ts';
export { installedMessage, joinedMessage } from './welcome.ts';
