// Improves pages that work without it: a match's progress, the count of possible partners, and
// where the keyboard stands after a problem.
"use strict";

for (const place of document.querySelectorAll("[data-events]")) {
  const words = place.querySelector("[data-progress]");
  const events = new EventSource(place.dataset.events);
  events.addEventListener("progress", (event) => { words.textContent = event.data; });
  events.addEventListener("end", () => { events.close(); window.location.reload(); });
}

for (const form of document.querySelectorAll("form[data-count]")) {
  const words = form.querySelector("[data-count-words]");
  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const answers = new URLSearchParams(new FormData(form));
      answers.delete("csrf");
      const answer = await fetch(`${form.dataset.count}?${answers}`, { headers: { Accept: "text/plain" } });
      if (answer.ok) { words.textContent = await answer.text(); }
    }, 400);
  });
}

document.getElementById("problems")?.focus();
