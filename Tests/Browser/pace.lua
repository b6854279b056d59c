-- For wrk: 50 connections that ask every tenth of a second give 500 requests a second.
function delay()
  return math.random(50, 150)
end
