/** The form without a framework: an element of each field, written to where an answer differs from what it shows. */
import { commit, groupsOf, isYes, kindOf, post } from './answers.mjs';

const fields = new Map();

window.openForm = async (start) => {
  const configuration = await post(start, {});
  const change = async (name, value) => {
    for (const group of groupsOf(await commit(configuration.configId, name, value))) update(group);
  };
  document.body.replaceChildren(...groupsOf(configuration).map((group) => drawGroup(group, change)));
};

function drawGroup({ description, members }, change) {
  const group = create('fieldset', {}, create('legend', { textContent: description }));
  for (const member of members)
    group.append(member.isGroup ? drawGroup(member, change) : drawField(member, change));
  return group;
}

function drawField(parameter, change) {
  const { name, description } = parameter;
  const field = { [kindOf(parameter)]: true, ...controls[kindOf(parameter)](parameter, change) };
  fields.set(name, field);
  field.set(parameter);
  const frame = create('div', {}, create('span', { textContent: description }), ...field.elements);
  frame.dataset.field = name;
  return frame;
}

const controls = {
  list({ name, domain }, change) {
    const options = domain.elements.map(({ name: value, description }) =>
      create('option', { value, textContent: description }),
    );
    const select = create('select', { onchange: () => change(name, select.value) }, ...options);
    const set = ({ value, domain: { elements } }) => {
      if (select.value !== value) select.value = value;
      setStates(options, elements);
    };
    return { elements: [select], set };
  },
  radio({ name, domain }, change) {
    const inputs = domain.elements.map(({ name: value }) =>
      create('input', { type: 'radio', name, value, onchange: () => change(name, value) }),
    );
    const labels = domain.elements.map(({ description }, index) =>
      create('label', {}, inputs[index], description),
    );
    const set = ({ value, domain: { elements } }) => {
      for (const input of inputs)
        if (input.checked !== (input.value === value)) input.checked = !input.checked;
      setStates(labels, elements);
    };
    return { elements: labels, set };
  },
  number({ name, domain: { min, max } }, change) {
    const input = create('input', { type: 'number', min, max, onchange: () => change(name, input.value) });
    const set = ({ value }) => {
      if (input.value !== value) input.value = value;
    };
    return { elements: [input], set };
  },
  switch({ name }, change) {
    const input = create('input', {
      type: 'checkbox',
      onchange: () => change(name, input.checked ? 'Yes' : 'No'),
    });
    const set = ({ value }) => {
      if (input.checked !== isYes(value)) input.checked = isYes(value);
    };
    return { elements: [input], set };
  },
};

function update(member) {
  if (member.isGroup) for (const inner of member.members) update(inner);
  else fields.get(member.name)?.set(member);
}

function setStates(shown, elements) {
  for (const [index, { state }] of elements.entries())
    if (shown[index].className !== state) shown[index].className = state;
}

function create(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}
