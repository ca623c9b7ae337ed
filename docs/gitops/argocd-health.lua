-- Health of every kind of agledger.io, for Argo CD. See README.md beside this file.
local health = { status = "Progressing", message = "waiting for the operator" }
local status = obj.status
if status == nil or status.conditions == nil then
  return health
end
-- What the status says about an older spec is not news.
if status.observedGeneration ~= obj.metadata.generation then
  return health
end
local by_type = {}
for _, condition in ipairs(status.conditions) do
  by_type[condition.type] = condition
end
local function is_true(name)
  return by_type[name] ~= nil and by_type[name].status == "True"
end
local ready = by_type["Ready"]
if is_true("Suspended") then
  return { status = "Suspended", message = by_type["Suspended"].message }
end
if is_true("Stalled") then
  return { status = "Degraded", message = by_type["Stalled"].message }
end
if is_true("Ready") then
  return { status = "Healthy", message = ready.message }
end
if ready ~= nil then
  health.message = ready.reason .. ": " .. ready.message
end
return health
