/** The form with React alone: a memoised component of each field and group, drawn again where an answer differs. */
import { createElement as h, memo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { commit, groupsOf, isYes, kindOf, post } from './answers.mjs';

window.openForm = async (start) => {
  const configuration = await post(start, {});
  createRoot(document.body.appendChild(document.createElement('main'))).render(h(Form, { configuration }));
};

function Form({ configuration }) {
  const [groups, setGroups] = useState(() => groupsOf(configuration));
  const [change] = useState(() => async (name, value) => {
    setGroups(groupsOf(await commit(configuration.configId, name, value)));
  });
  return groups.map((group) => h(Group, { key: group.name, group, change }));
}

const Group = memo(function Group({ group, change }) {
  return h(
    'fieldset',
    null,
    h('legend', null, group.description),
    group.members.map((member) =>
      member.isGroup
        ? h(Group, { key: member.name, group: member, change })
        : h(Field, { key: member.name, parameter: member, change }),
    ),
  );
});

const Field = memo(
  function Field({ parameter, change }) {
    const { name, description } = parameter;
    return h(
      'div',
      { 'data-field': name },
      h('span', null, description),
      h(widgets[kindOf(parameter)], { parameter, change }),
    );
  },
  // Answers have no object in common.
  (before, now) => JSON.stringify(before.parameter) === JSON.stringify(now.parameter),
);

const widgets = {
  list: ({ parameter: { name, value, domain }, change }) =>
    h(
      'select',
      { value, onChange: ({ target }) => change(name, target.value) },
      domain.elements.map((element) =>
        h(
          'option',
          { key: element.name, value: element.name, className: element.state },
          element.description,
        ),
      ),
    ),
  radio: ({ parameter: { name, value, domain }, change }) =>
    domain.elements.map((element) =>
      h(
        'label',
        { key: element.name, className: element.state },
        h('input', {
          type: 'radio',
          name,
          value: element.name,
          checked: element.name === value,
          onChange: () => change(name, element.name),
        }),
        element.description,
      ),
    ),
  number: ({ parameter: { name, value, domain }, change }) =>
    h('input', {
      type: 'number',
      min: domain.min,
      max: domain.max,
      value,
      onChange: ({ target }) => change(name, target.value),
    }),
  switch({ parameter: { name, value }, change }) {
    // Shown at once, and not when the answer comes.
    const [wanted, setWanted] = useState(value);
    const [known, setKnown] = useState(value);
    if (known !== value) {
      setKnown(value);
      setWanted(value);
    }
    return h('input', {
      type: 'checkbox',
      checked: isYes(wanted),
      onChange({ target }) {
        const next = target.checked ? 'Yes' : 'No';
        setWanted(next);
        void change(name, next);
      },
    });
  },
};
