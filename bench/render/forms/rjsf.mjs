/** The form with `@rjsf/core`: the model as JSON Schema, the answer as its data, and values that do not fit disabled. */
import Form from '@rjsf/core';
import validator from '@rjsf/validator-ajv8';
import { createElement as h, useCallback, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { commit, groupsOf, isYes, kindOf, post } from './answers.mjs';

window.openForm = async (start) => {
  const configuration = await post(start, {});
  createRoot(document.body.appendChild(document.createElement('main'))).render(
    h(Page, { configuration, schema: schemaOf({ members: groupsOf(configuration) }) }),
  );
};

function Page({ configuration, schema }) {
  const [root, setRoot] = useState({ members: groupsOf(configuration) });
  const [data, setData] = useState(() => dataOf(root));
  const change = useCallback(
    async ({ formData }, id) => {
      setData(formData);
      const name = /field_\d+/.exec(id ?? '')?.[0];
      if (name === undefined) return;
      const answer = await commit(configuration.configId, name, textOf(find(formData, name)));
      const next = { members: groupsOf(answer) };
      setRoot(next);
      setData(dataOf(next));
    },
    [configuration],
  );
  return h(Form, {
    schema,
    uiSchema: uiSchemaOf(root),
    formData: data,
    validator,
    noValidate: true,
    onChange: change,
    children: true,
  });
}

function schemaOf({ description, members }) {
  const properties = members.map((member) => [
    member.name,
    member.isGroup ? schemaOf(member) : fieldSchemaOf(member),
  ]);
  return { type: 'object', title: description, properties: Object.fromEntries(properties) };
}

function fieldSchemaOf(parameter) {
  const { description: title, domain } = parameter;
  const kind = kindOf(parameter);
  if (kind === 'switch') return { type: 'boolean', title };
  if (kind === 'number')
    return { type: 'integer', title, minimum: Number(domain.min), maximum: Number(domain.max) };
  return {
    type: 'string',
    title,
    oneOf: domain.elements.map((element) => ({ const: element.name, title: element.description })),
  };
}

function uiSchemaOf({ members }) {
  const entries = members.map((member) => {
    if (member.isGroup) return [member.name, uiSchemaOf(member)];
    const widget = { radio: 'radio', number: 'updown', switch: 'checkbox', list: 'select' }[kindOf(member)];
    const enumDisabled = (member.domain?.elements ?? [])
      .filter(({ state }) => state !== 'green')
      .map(({ name }) => name);
    return [
      member.name,
      { 'ui:widget': widget, 'ui:classNames': `of-${member.name}`, 'ui:enumDisabled': enumDisabled },
    ];
  });
  return Object.fromEntries(entries);
}

function dataOf({ members }) {
  const entries = members.map((member) => {
    if (member.isGroup) return [member.name, dataOf(member)];
    const kind = kindOf(member);
    if (kind === 'switch') return [member.name, isYes(member.value)];
    return [member.name, kind === 'number' ? Number(member.value) : member.value];
  });
  return Object.fromEntries(entries);
}

function find(data, name) {
  for (const [key, value] of Object.entries(data)) {
    if (key === name) return value;
    const found = typeof value === 'object' ? find(value, name) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function textOf(value) {
  return typeof value === 'boolean' ? (value ? 'Yes' : 'No') : String(value);
}
