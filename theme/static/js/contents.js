// The contents of a long letter show which heading the reader has come to, and keep it in sight.
const links = [...document.querySelectorAll(".contents a")];
const watch = new IntersectionObserver(follow, { rootMargin: "0px 0px -66%" });
for (const link of links) watch.observe(headingOf(link));

function follow() {
  const current = links.filter(isPassed).pop();
  for (const link of links) link.ariaCurrent = link === current || null;
  if (current) current.closest(".contents").scrollTop = current.offsetTop - innerHeight / 2;
}

function isPassed(link) {
  return headingOf(link).getBoundingClientRect().top < innerHeight / 3;
}

function headingOf({ hash }) {
  return document.getElementById(decodeURIComponent(hash.slice(1)));
}
