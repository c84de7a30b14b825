/** Slack's published limits, named once. Characters unless the name says otherwise. */
export const LIMITS = {
  blocksPerMessage: 50,
  blocksPerView: 100,
  /** Over all blocks of one message; not published, seen in the field (bolt-js#2509). */
  messageCharacters: 13_200,
  sectionText: 3_000,
  headerText: 150,
  contextText: 2_000,
  contextElements: 10,
  actionsElements: 25,
  buttonText: 75,
  selectOptions: 100,
  tableRows: 100,
  /** Over all cells of all tables of one message. */
  tableCharacters: 10_000,
  tableCaption: 150,
  optionText: 75,
  inputLabel: 2_000,
  plainTextInput: 3_000,
  placeholder: 150,
  checkboxes: 10,
  viewTitle: 24,
  /** Slack cuts message text at 40,000; a fallback is one line for a notification. */
  fallbackText: 3_000,
} as const;
