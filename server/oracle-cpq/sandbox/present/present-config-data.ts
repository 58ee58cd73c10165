import { hasRow } from '#server/model/product/row-presence.ts';
import { parametersOfRow } from '#server/configurator/rows.ts';
import type { ActionState, AttributeState, ConfigState } from '../../wire/attribute-state.ts';
import type { ArrayRow, ArraySet, ConfigData } from '../../wire/config-data.ts';
import type { OracleArraySet, OraclePage } from '../oracle-product.ts';
import { pageOf } from '../store-session.ts';
import { presentAttributeState, presentValue, warningsAbout, type Shown } from './present-attribute.ts';
import { presentParts, type PartDetail } from './present-parts.ts';

/** The page with its values, states, parts and prices. */
export function presentConfigData(shown: Shown, detail: PartDetail): ConfigData {
  const page = pageOf(shown.session);
  const parts = presentParts(shown, detail);
  const none = { items: [] };
  const values = page.attributes.map(({ variableName, field }): [string, unknown] => [
    variableName,
    presentValue(shown, field),
  ]);
  const sets = page.arraySets.map((set): [string, unknown] => [
    set.variableName,
    presentArraySet(shown, set),
  ]);
  return {
    ...Object.fromEntries([...values, ...sets]),
    ...(page.profile.tellsCurrency && { currencyCode: shown.session.currency }),
    _state: presentState(shown, page),
    _bom: { items: [...parts.bom] },
    _mandatoryParts: { items: [...parts.mandatory] },
    _mandatoryModels: none,
    _recmdParts: { items: [...parts.recommended] },
    _recmdModels: none,
    _priceInfo: parts.priceInfo,
  };
}

function presentState(shown: Shown, page: OraclePage): ConfigState {
  const { violations } = shown.session;
  const warnings = warningsAbout(shown);
  const attributes = page.attributes.map(
    ({ variableName, field }) => [variableName, presentAttributeState(shown, field)] as const,
  );
  return {
    updatable: true,
    messages: [...new Set([...violations.values()].flatMap(({ messages }) => messages)), ...warnings],
    hasError: violations.size > 0,
    hasWarning: warnings.length > 0,
    attributes: {
      ...Object.fromEntries(attributes),
      ...(page.profile.tellsCurrency && { currencyCode: currencyState }),
    },
    actions: presentActions(shown, page),
  };
}

const currencyState: AttributeState = {
  hasConstraintViolation: false,
  visible: false,
  updatable: false,
  messages: [],
  hasError: false,
};

/** "While a constraint is active, the user can not advance to commerce." */
function presentActions({ session, configured }: Shown, page: OraclePage): Record<string, ActionState> {
  const shownAction = { visible: true, enabled: true };
  const hiddenAction = { visible: false, enabled: true };
  const actions = {
    _update: shownAction,
    _integration_addToCart: { visible: true, enabled: session.violations.size === 0 },
  };
  const { flow } = session.product.profile;
  if (flow === undefined) return actions;
  const { nextVisibleFrom, customActions = [] } = page.profile;
  const isLast = session.pageIndex >= session.product.pages.length - 1;
  const isNextVisible =
    nextVisibleFrom === undefined ||
    Number(configured.evaluation.assignment.get(nextVisibleFrom.field) ?? 0) >= nextVisibleFrom.value;
  return {
    ...actions,
    _startOver: shownAction,
    _cancel: hiddenAction,
    _save: hiddenAction,
    _addToTxn: hiddenAction,
    _next: { visible: !isLast && isNextVisible, enabled: !isLast },
    _previous: { visible: session.pageIndex > 0, enabled: session.pageIndex > 0 },
    ...Object.fromEntries(customActions.map((name) => [name, shownAction])),
  };
}

/** The rows that are there, each with the state of its attributes. */
export function presentArraySet(shown: Shown, { table, columns }: OracleArraySet): ArraySet {
  const { session, configured } = shown;
  const { model } = session.product;
  const items: ArrayRow[] = [];
  for (let row = 1; row <= table.max && hasRow(table, row, configured.evaluation.assignment); row++) {
    const names = parametersOfRow(model, { table: table.name, row });
    const fields = columns.flatMap(({ variableName }) => {
      const field = model.fields.get(names.get(variableName) ?? '');
      return field ? [{ variableName, field }] : [];
    });
    items.push({
      ...Object.fromEntries(
        fields.map(({ variableName, field }) => [variableName, presentValue(shown, field)]),
      ),
      _index: row - 1,
      _rowKey: `${table.name}-${row}`,
      _state: {
        attributes: Object.fromEntries(
          fields.map(({ variableName, field }) => [variableName, presentAttributeState(shown, field)]),
        ),
      },
    });
  }
  return { items };
}
